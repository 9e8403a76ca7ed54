import { createServer } from "node:net";

/** Throws, with a sentence for people, when another program listens on `port` already. */
export async function refuseTakenPort(host: string, port: number): Promise<void> {
  await listenOnce(host, port).catch((error: NodeJS.ErrnoException) => {
    throw new Error(
      error.code === "EADDRINUSE"
        ? `Another program listens on port ${port}: stop it, or set PORT to a free one.`
        : `The door cannot listen on HOST ${host} with PORT ${port}: ${error.message}.`,
    );
  });
}

/** A port of this machine that nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return listenOnce("127.0.0.1", 0);
}

function listenOnce(host: string, port: number): Promise<number> {
  return new Promise((settle, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(port, host, () => {
      const address = probe.address();
      probe.close(() => settle(typeof address === "object" && address !== null ? address.port : port));
    });
  });
}
