import Link from "next/link";
import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/form-state";
import { SubmitButton } from "@/components/ui/submit-button";
import type { ClosingService } from "@/server/plans/benchmark/services";
import { Ref } from "../comments/ref-text";

/** How far a line is, in words. */
export function lineProgress({ progress, dropped }: Pick<ClosingService, "progress" | "dropped">): string {
  if (dropped) return "dropped";
  return progress === 100 ? "done" : progress === 0 ? "not begun" : `${progress} per cent done`;
}

/** The lines of plans that close one gap, each with how far it is; with `unlink`, each can be taken off. */
export function ServiceLines({
  lines,
  unlink,
}: {
  readonly lines: readonly ClosingService[];
  readonly unlink?: FormAction;
}) {
  return (
    <ul className="bare stack-2">
      {lines.map((line) => {
        const href = `/plans/${line.planId}/items/${line.itemId}`;
        return (
          <li key={`${line.planId} ${line.itemId}`} className="row flex-nowrap items-baseline gap-2">
            <Ref href={href} wbs={line.wbs} critical={line.critical} />
            <span className="min-w-0 grow">
              <Link href={href} prefetch={false} className="plain">
                {line.title}
              </Link>{" "}
              <span className="small muted">
                {line.reference}, {lineProgress(line)}
              </span>
            </span>
            {unlink === undefined ? null : (
              <ActionForm action={unlink} id={`unlink-${line.itemId}`} label={`Take off ${line.title}`}>
                <input type="hidden" name="serviceId" value={line.serviceId} />
                <input type="hidden" name="line" value={`${line.planId} ${line.itemId}`} />
                <SubmitButton look="quiet" small busy="Taking off…" aria-label={`Take off: ${line.title}`}>
                  Take off
                </SubmitButton>
              </ActionForm>
            )}
          </li>
        );
      })}
    </ul>
  );
}
