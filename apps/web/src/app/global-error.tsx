"use client";

import "./globals.css";

/** The last resort, when the root layout itself broke: no catalogue is loaded then, so it speaks both languages. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en">
      <body>
        <main className="flex min-h-dvh flex-col items-center justify-center gap-2 px-6 text-center">
          <title>Cartage</title>
          <h1 className="font-semibold text-heading">Something broke on our side</h1>
          <p lang="vi" className="text-ink-muted text-reading">
            Đã xảy ra lỗi ở phía chúng tôi
          </p>
          <a href="/" className="mt-4 font-medium text-accent-ink underline underline-offset-2">
            Cartage
          </a>
          {error.digest && (
            <code className="mt-4 select-all font-mono text-caption text-ink-faint">{error.digest}</code>
          )}
        </main>
      </body>
    </html>
  );
}
