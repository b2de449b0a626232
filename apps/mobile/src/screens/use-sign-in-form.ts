import { useState } from "react";
import { defaultServer } from "../phone/default-server";
import { phone } from "../phone/phone.ts";
import { serverAddress } from "../session/server-address.ts";
import type { SignInRefusal } from "../session/sign-in.ts";

type Values = { email: string; password: string; code: string; server: string };

type Errors = {
  email?: "signIn.emailMissing";
  password?: "signIn.passwordMissing";
  server?: "signIn.serverWrong";
};

/** The sign-in form: what was typed, what is wrong with it, and what the server said. */
export function useSignInForm() {
  const [values, setValues] = useState<Values>({ email: "", password: "", code: "", server: defaultServer() });
  const [errors, setErrors] = useState<Errors>({});
  const [refusal, setRefusal] = useState<SignInRefusal | null>(null);
  const [needsCode, setNeedsCode] = useState(false);
  const [isBusy, setBusy] = useState(false);

  async function submit() {
    const server = serverAddress(values.server);
    const email = values.email.trim();
    setRefusal(null);
    setErrors({
      ...(email === "" && { email: "signIn.emailMissing" }),
      ...(values.password === "" && { password: "signIn.passwordMissing" }),
      ...(server === null && { server: "signIn.serverWrong" }),
    });
    if (email === "" || values.password === "" || server === null) return;

    setBusy(true);
    const code = values.code.trim() || undefined;
    const refused = await phone.account.signIn({ server, email, password: values.password, code });
    if (refused?.reason === "code_needed") setNeedsCode(true);
    setRefusal(refused);
    setBusy(false);
  }

  return {
    ...values,
    errors,
    refusal,
    needsCode,
    isBusy,
    submit: () => void submit(),
    /** Goes on in the phone's browser, where the organisation's own provider asks who it is. */
    openBrowser() {
      const server = serverAddress(values.server);
      setErrors(server === null ? { server: "signIn.serverWrong" } : {});
      if (server !== null) void phone.browserSignIn.begin(server);
    },
    change(change: Partial<Values>) {
      setValues({ ...values, ...change });
      setErrors({});
    },
  };
}
