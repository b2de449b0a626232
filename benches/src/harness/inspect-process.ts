import { once } from "node:events";

export interface InspectedProcess {
  /** Processor time that all its threads had so far, and its clock, both in ms. */
  processorTime(): Promise<{ usedMs: number; atMs: number }>;
  /** Bytes that JavaScript holds after a full collection: heap, and buffers outside of it. */
  heldBytes(): Promise<number>;
  close(): void;
}

interface Answer {
  id: number;
  result?: Record<string, unknown> & { result?: { value?: unknown } };
  error?: { message: string };
}

/** Looks into a Node process that was started with `--inspect` (Chrome DevTools Protocol, domains Runtime and HeapProfiler). */
export async function inspectProcess(port: number): Promise<InspectedProcess> {
  const [target] = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as {
    webSocketDebuggerUrl: string;
  }[];
  const socket = new WebSocket(target?.webSocketDebuggerUrl ?? "");
  await once(socket, "open");
  const waiting = new Map<number, (answer: Answer) => void>();
  let asked = 0;
  socket.addEventListener("message", ({ data }) => {
    const answer = JSON.parse(String(data)) as Answer;
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });

  async function ask(method: string, params: Record<string, unknown> = {}) {
    asked += 1;
    const id = asked;
    const answered = new Promise<Answer>((resolve) => waiting.set(id, resolve));
    socket.send(JSON.stringify({ id, method, params }));
    const { result, error } = await answered;
    if (error || !result) throw new Error(`${method}: ${error?.message ?? "no result"}`);
    return result;
  }

  return {
    async processorTime() {
      const expression = "({ cpu: process.cpuUsage(), atMs: performance.now() })";
      const { result = {} } = await ask("Runtime.evaluate", { expression, returnByValue: true });
      const { cpu, atMs } = result.value as { cpu: NodeJS.CpuUsage; atMs: number };
      return { usedMs: (cpu.user + cpu.system) / 1_000, atMs };
    },
    async heldBytes() {
      await ask("HeapProfiler.collectGarbage");
      const { usedSize, backingStorageSize } = await ask("Runtime.getHeapUsage");
      return Number(usedSize) + Number(backingStorageSize ?? 0);
    },
    close: () => socket.close(),
  };
}
