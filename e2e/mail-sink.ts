import { randomUUID } from "node:crypto";
import { renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { SMTPServer } from "smtp-server";

/** A mail server of the tests' own that accepts everything and writes each message to `directory` as an .eml file. */
export async function startMailSink(directory: string): Promise<{ url: string; close: () => Promise<void> }> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    onData: (stream, _session, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        // Named in the order of arrival, and moved in place whole, so that a reader never sees half a message.
        const name = `${String(Date.now()).padStart(15, "0")}-${randomUUID()}.eml`;
        writeFileSync(join(directory, `${name}.part`), Buffer.concat(chunks));
        renameSync(join(directory, `${name}.part`), join(directory, name));
        done();
      });
    },
  });
  await new Promise<void>((settle, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", settle);
  });
  const address = server.server.address();
  if (address === null || typeof address === "string") throw new Error("The mail server of the tests has no port.");
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    close: () => new Promise((settle) => server.close(settle)),
  };
}
