import { AdminShell } from "../admin/admin-shell.tsx";
import { currentMe } from "../server/current-me.ts";
import { CustomerShell } from "../shell/customer-shell.tsx";
import { NothingHere } from "../shell/nothing-here.tsx";
import { SignedIn } from "../shell/signed-in.tsx";

/** An unknown address, in the same frame that an unknown id has. */
export default async function NotFound() {
  const me = await currentMe();
  if (!me) {
    return (
      <main className="flex min-h-dvh flex-col justify-center">
        <NothingHere />
      </main>
    );
  }
  const Shell = me.organisation === null ? AdminShell : CustomerShell;
  return (
    <SignedIn me={me}>
      <Shell>
        <NothingHere isOnPlatform={me.organisation === null} />
      </Shell>
    </SignedIn>
  );
}
