import { NothingHere } from "../../shell/nothing-here.tsx";

/** An unknown id, or another person's. */
export default function NotFound() {
  return <NothingHere />;
}
