/** What an address answers. Rejects for anything but 2xx and JSON. */
export async function readJson(url: URL, signal: AbortSignal | undefined): Promise<unknown> {
  const headers = { accept: "application/json", "user-agent": "Cartage" };
  const answer = await fetch(url, { headers, redirect: "error", ...(signal && { signal }) });
  if (!answer.ok) throw new Error(`${url.host} answered ${answer.status}.`);
  return answer.json();
}
