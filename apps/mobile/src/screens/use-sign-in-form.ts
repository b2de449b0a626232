import { useState } from "react";
import { defaultServer } from "../phone/default-server";
import { phone } from "../phone/phone.ts";
import { serverAddress } from "../session/server-address.ts";
import type { SignInRefusal } from "../session/sign-in.ts";

type Values = { email: string; password: string; server: string };

type Errors = {
  email?: "signIn.emailMissing";
  password?: "signIn.passwordMissing";
  server?: "signIn.serverWrong";
};

/** The sign-in form: what was typed, what is wrong with it, and what the server said. */
export function useSignInForm() {
  const [values, setValues] = useState<Values>({ email: "", password: "", server: defaultServer() });
  const [errors, setErrors] = useState<Errors>({});
  const [refusal, setRefusal] = useState<SignInRefusal | null>(null);
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
    setRefusal(await phone.account.signIn({ server, email, password: values.password }));
    setBusy(false);
  }

  return {
    ...values,
    errors,
    refusal,
    isBusy,
    submit: () => void submit(),
    change(change: Partial<Values>) {
      setValues({ ...values, ...change });
      setErrors({});
    },
  };
}
