export type { AppRouter, RouterOutputs as Outputs } from "@cartage/api/root";
