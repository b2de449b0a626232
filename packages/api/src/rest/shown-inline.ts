/** A picture of an organisation's own, to be shown, with nothing that runs in it; browsers do not keep it, for it may be erased. */
export function shownInline({ mediaType, content }: { mediaType: string; content: Uint8Array }): Response {
  return new Response(new Uint8Array(content), {
    headers: {
      "content-type": mediaType,
      "content-disposition": "inline",
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    },
  });
}
