/** Ms since the epoch; the API tells an instant as text, the server's own first answer as a Date. */
export const instantOf = (at: string) => new Date(at).getTime();
