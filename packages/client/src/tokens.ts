/** What the phone's sign-in gives: a short access token and a refresh token that works once. */
export type Tokens = {
  accessToken: string;
  /** Ms since the epoch, by the server's clock. */
  accessExpiresAt: number;
  refreshToken: string;
};

/** Where a client keeps its tokens: the three are written as one value, so that a crash never leaves half of them. */
export type TokenStore = {
  read(): Promise<Tokens | null>;
  write(tokens: Tokens): Promise<void>;
  clear(): Promise<void>;
};
