import type { ReactNode } from "react";

/**
 * What will be here and the one way to start it. `drawn` adds the ghost of a plan beside the words; `level` is 2 where it
 * stands in the page itself and not in a section.
 */
export function EmptyState({
  title,
  drawn = false,
  level = 3,
  action,
  children,
}: {
  readonly title: string;
  readonly drawn?: boolean;
  readonly level?: 2 | 3;
  readonly action?: ReactNode;
  readonly children?: ReactNode;
}) {
  const Heading = `h${level}` as const;
  return (
    <div className="empty">
      {drawn ? (
        <svg viewBox="0 0 160 96" aria-hidden="true">
          <path className="ghost" d="M4 14h60v12H4zM40 42h66v12H40zM64 20h8v28m62 18 13 13-13 13-13-13zM106 48h28v18" />
        </svg>
      ) : null}
      <div>
        <Heading>{title}</Heading>
        {children === undefined ? null : <div className="ui muted mt-2">{children}</div>}
        {action === undefined ? null : <div className="mt-4">{action}</div>}
      </div>
    </div>
  );
}
