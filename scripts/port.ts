import { createServer } from "node:net";

/** Throws, with a sentence for people, when another program listens on `port` already. */
export function refuseTakenPort(host: string, port: number): Promise<void> {
  return new Promise((settle, reject) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) =>
      reject(new Error(error.code === "EADDRINUSE" ? taken(port) : `HOST ${host} with PORT ${port}: ${error.message}.`)),
    );
    probe.listen(port, host, () => probe.close(() => settle()));
  });
}

function taken(port: number): string {
  return `Another program listens on port ${port}: stop it, or set PORT to a free one.`;
}
