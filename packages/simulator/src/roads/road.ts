/** A road between two towns, by their places in the list of towns; trunk roads join the cities. */
export type Road = { id: number; from: number; to: number; lengthM: number; isTrunk: boolean };
