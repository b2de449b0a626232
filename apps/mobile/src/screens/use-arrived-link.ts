import { useLocalSearchParams } from "expo-router";
import { useEffect, useState } from "react";
import { phone } from "../phone/phone.ts";
import type { Arrival } from "../session/browser-sign-in.ts";
import type { SignInRefusal } from "../session/sign-in.ts";

/** The sign-in that a link brought: one that this phone began goes on at once, another server's waits for a yes. */
export function useArrivedLink() {
  const { code, state, server } = useLocalSearchParams<{ code?: string; state?: string; server?: string }>();
  const [offered, setOffered] = useState<Arrival["given"] | null>(null);
  const [refusal, setRefusal] = useState<{ refusal: SignInRefusal; server: string } | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function use(given: Arrival["given"]) {
    setBusy(true);
    try {
      const refused = await phone.account.signInWithCode(given);
      setRefusal(refused && { refusal: refused, server: given.server });
      // a code that its server never saw can be tried again
      setOffered(refused?.reason === "unreachable" ? given : null);
    } finally {
      setBusy(false);
    }
  }

  useEffect(() => {
    void phone.browserSignIn.arrive({ code, state, server }).then((arrival) => {
      if (arrival?.isOwn) void use(arrival.given);
      else setOffered(arrival?.given ?? null);
    });
  }, [code, state, server]);

  return { offered, refusal, isBusy, accept: () => offered && void use(offered) };
}
