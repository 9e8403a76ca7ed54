/** Resolves when this process is asked to end: Ctrl-C, SIGTERM, or the npm that started it gone. Later requests are ignored. */
export function untilStopped(): Promise<void> {
  return new Promise((settle) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => settle());
    if (process.connected) process.on("disconnect", () => settle());
    const idle = setInterval(() => {}, 2 ** 30);
    process.once("exit", () => clearInterval(idle));
  });
}
