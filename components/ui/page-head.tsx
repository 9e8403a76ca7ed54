import Link from "next/link";
import type { ReactNode } from "react";

export type Crumb = { readonly href?: string; readonly label: ReactNode };

/** The way here, above the heading. */
function Crumbs({ trail }: { readonly trail: readonly Crumb[] }) {
  return (
    <nav className="crumbs" aria-label="Breadcrumb">
      <ol>
        {trail.map((crumb, i) => (
          <li key={crumb.href ?? i}>
            {crumb.href === undefined ? (
              crumb.label
            ) : (
              <Link href={crumb.href} prefetch={false}>
                {crumb.label}
              </Link>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

export type Cell = { readonly label: string; readonly value: ReactNode };

/** Identity and status in ruled cells, at most six; never actions. */
export function TitleBlock({ cells }: { readonly cells: readonly Cell[] }) {
  return (
    <dl className="tblock">
      {cells.map((cell) => (
        <div key={cell.label}>
          <dt>{cell.label}</dt>
          <dd>{cell.value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The head of a page: the way here, its one h1, a sentence that says how things stand, and the title block at the right. */
export function PageHead({
  title,
  crumbs,
  mark,
  block,
  action,
  children,
}: {
  readonly title: ReactNode;
  readonly crumbs?: readonly Crumb[] | undefined;
  /** Beside the heading, such as a large avatar. */
  readonly mark?: ReactNode;
  readonly block?: readonly Cell[] | undefined;
  /** What one comes to the page to do, at the right of the sentence. */
  readonly action?: ReactNode;
  readonly children?: ReactNode;
}) {
  const words = (
    <div>
      {crumbs === undefined ? null : <Crumbs trail={crumbs} />}
      <h1>{title}</h1>
      {children === undefined ? null : <div className="sub">{children}</div>}
    </div>
  );
  return (
    <div className="pagehead">
      {mark === undefined ? (
        words
      ) : (
        <div className="grid grid-cols-[auto_minmax(0,1fr)] items-start gap-5">
          {mark}
          {words}
        </div>
      )}
      {block === undefined || block.length === 0 ? null : <TitleBlock cells={block} />}
      {action}
    </div>
  );
}
