import { useEffect } from "react";
import { AppState } from "react-native";
import { phone } from "./phone.ts";

const LOOK_EVERY_MS = 30_000;

/** While the screen is in front: looks around at once, when the app comes back to it, and every half minute. */
export function useLookAround() {
  useEffect(() => {
    const look = () => {
      if (AppState.currentState === "active") void phone.lookAround();
    };
    look();
    const timer = setInterval(look, LOOK_EVERY_MS);
    const subscription = AppState.addEventListener("change", look);
    return () => {
      clearInterval(timer);
      subscription.remove();
    };
  }, []);
}
