import { NothingHere } from "../../shell/nothing-here.tsx";

/** An unknown id. */
export default function NotFound() {
  return <NothingHere isOnPlatform />;
}
