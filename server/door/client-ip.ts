import { isIP } from "node:net";

/**
 * The address of whoever is asking. Each trusted proxy has appended one entry to X-Forwarded-For, so the client stands
 * that many places from the end; what stands further left was written by the client and is never believed.
 */
export function clientIp(peer: string | undefined, forwardedFor: string | undefined, trustedHops: number): string {
  const direct = plain(peer ?? "");
  if (trustedHops === 0 || forwardedFor === undefined) return direct;
  const chain = [...forwardedFor.split(",").map((entry) => plain(entry.trim())), direct];
  const candidate = chain[Math.max(0, chain.length - 1 - trustedHops)] ?? "";
  return isIP(candidate) === 0 ? direct : candidate;
}

function plain(address: string): string {
  const withoutPort = /^\[(.+)\](:\d+)?$/.exec(address)?.[1] ?? address.replace(/^(\d+(?:\.\d+){3}):\d+$/, "$1");
  return withoutPort.replace(/^::ffff:(?=\d+\.)/i, "");
}
