import type { ServiceStanding } from "@/domain/benchmark/services";

/** A standing as an option and as a remark beside a service. */
export const standingWords: Readonly<Record<ServiceStanding, string>> = {
  done: "Done",
  seen: "Seen",
  never: "Never",
};
