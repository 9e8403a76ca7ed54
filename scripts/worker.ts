// npm run worker: runs the jobs in a process of their own, beside servers started with WORKER=apart.
import { untilStopped } from "./foreground";
import { visitInstallation } from "./installation";

Object.assign(process.env, { NODE_ENV: process.env.NODE_ENV ?? "production" });
try {
  const { env, close } = await visitInstallation();
  const { startWorker } = await import("../server/jobs/worker");
  const worker = await startWorker({ env });
  console.log("The worker is running. Ctrl-C ends it.");
  await untilStopped();
  await worker.close();
  await close();
  process.exit();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
