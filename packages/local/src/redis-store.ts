/** A reply as RESP2 has it; an error inside an array stays where it is. */
export type Reply = null | number | string | Buffer | Error | Reply[];

/** A Redis command: its name in capitals, then its arguments. */
export type Command = readonly [name: string, ...args: string[]];

/** What answers commands behind the REST server. Both reject with the error as Redis words it. */
export type RedisStore = {
  run(command: Command): Promise<Reply>;
  /** MULTI … EXEC: all or, when one of them is malformed, none. */
  transact(commands: Command[]): Promise<Reply[]>;
  end(): Promise<void>;
};

export class RedisError extends Error {}
