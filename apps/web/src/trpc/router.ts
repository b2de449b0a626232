export type { AppRouter, RouterInputs as Inputs, RouterOutputs as Outputs } from "@cartage/api/root";
