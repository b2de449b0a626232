import { NothingHere } from "../../shell/nothing-here.tsx";

/** An unknown id, or another organisation's. */
export default function NotFound() {
  return <NothingHere />;
}
