import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { onTestFinished } from "vitest";

/** Adds an authority to those that Node trusts, as NODE_EXTRA_CA_CERTS does for a process, until the test is over. */
export function trust(ca: string): void {
  const known = getCACertificates("default");
  setDefaultCACertificates([...known, ca]);
  onTestFinished(() => setDefaultCACertificates(known));
}
