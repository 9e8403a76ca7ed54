"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { dayNumber, placeOf, tableDay } from "@/domain/plans/gantt/gantt-axis";
import {
  lastDayOf,
  type Proposed as ProposedFor,
  proposalHref,
  proposedDays,
  shiftDay,
} from "@/domain/plans/gantt/gantt-moves";
import { afterDrag, type DragKind, type DrawnTask } from "./gantt-drag";

/** How near to its right end a bar is taken to be made longer rather than moved. */
const grip = 7;

type Proposed = ProposedFor<DrawnTask>;
type Shown = { readonly proposed: Proposed; readonly box: Box | null; readonly in: string };
type Box = { readonly left: number; readonly top: number; readonly width: number };

const rowLinks = (root: HTMLElement) => [...root.querySelectorAll<HTMLAnchorElement>("tbody th .name")];
const rowOf = (target: EventTarget | null) => (target instanceof Element ? target.closest("tr") : null);

function taskOf(row: HTMLTableRowElement | null): DrawnTask | null {
  const { item, wbs = "", start = "", days, planned, begun } = row?.dataset ?? {};
  if (item === undefined) return null;
  return {
    id: item,
    wbs,
    notBefore: start,
    durationDays: Number(days),
    planned: Number(planned),
    begun: begun !== undefined,
  };
}

function spanOf(root: HTMLElement): { from: string; to: string } | null {
  const { from, to } = root.querySelector<HTMLElement>(".gantt")?.dataset ?? {};
  return from === undefined || to === undefined ? null : { from, to };
}

/** Where the proposal would be drawn, in pixels of the chart's frame. */
function boxOf(root: HTMLElement, { task, proposal }: Proposed, isOff: (day: string) => boolean): Box | null {
  const span = spanOf(root);
  const cell = root.querySelector(`tr[data-item="${CSS.escape(task.id)}"] td.tl`);
  if (span === null || cell === null) return null;
  const frame = root.getBoundingClientRect();
  const place = cell.getBoundingClientRect();
  const ends = dayNumber(lastDayOf(proposal.notBefore, proposal.durationDays, isOff)) + 1;
  const left = Math.max(0, placeOf(span, proposal.notBefore));
  const right = Math.min(100, placeOf(span, ends));
  if (right <= left) return null;
  const drawn = cell.querySelector("svg:last-of-type")?.getBoundingClientRect().top ?? place.top;
  return {
    left: place.left - frame.left + (place.width * left) / 100,
    top: drawn - frame.top + 8,
    width: (place.width * (right - left)) / 100,
  };
}

/**
 * Makes the chart inside it editable by keyboard and mouse. Arrows go from row to row; Alt with left or right, and Shift
 * for weeks, proposes another start; a bar can be dragged, its right end makes it longer. A proposal saves nothing: it
 * leads to the item's form with the dates filled in. Without scripts, or on a touch screen, the row's own links do so.
 */
export function GanttEditor({
  planHref,
  daysOff,
  shown,
  children,
}: {
  readonly planHref: string;
  /** The address of what the chart shows; a proposal does not outlive a change of it. */
  readonly shown: string;
  /** Null when the reader may not change the plan: then there are arrows and nothing to drag. */
  readonly daysOff: readonly string[] | null;
  readonly children: ReactNode;
}) {
  const router = useRouter();
  const frame = useRef<HTMLDivElement>(null);
  const current = useRef<Proposed | null>(null);
  const [last, setLast] = useState<Shown | null>(null);
  const [said, setSaid] = useState("");

  useEffect(() => {
    const root = frame.current;
    if (root === null) return;
    const off = new Set(daysOff);
    const isOff = (day: string) => off.has(day);
    const stop = new AbortController();
    current.current = null;
    const listen = { signal: stop.signal };

    const show = (next: Proposed | null) => {
      current.current = next;
      setLast(next === null ? null : { proposed: next, box: boxOf(root, next, isOff), in: shown });
      if (next === null) return;
      const { notBefore, durationDays } = next.proposal;
      const finish = lastDayOf(notBefore, durationDays, isOff);
      const planned = proposedDays(next);
      const days = `${planned} working ${planned === 1 ? "day" : "days"}`;
      setSaid(`${next.task.wbs}: ${tableDay(notBefore)} to ${tableDay(finish)}, ${days}.`);
    };
    const cancel = () => {
      if (current.current === null) return;
      show(null);
      setSaid("Left as it was.");
    };

    // Tab stops at the links of one row; the arrows go to the others.
    const reach = (within: ParentNode, index: number) => {
      for (const link of within.querySelectorAll<HTMLAnchorElement>("tbody a, :scope > * > a")) link.tabIndex = index;
    };
    let reached: HTMLTableRowElement | null = null;
    const onFocus = (event: FocusEvent) => {
      const row = rowOf(event.target);
      if (row === null || row === reached || row.closest("tbody") === null) return;
      reach(reached ?? root, -1);
      reach(row, 0);
      reached = row;
    };
    root.addEventListener("focusin", onFocus, listen);

    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape") cancel();
      const onName = event.target instanceof HTMLAnchorElement && event.target.matches("tbody th .name");
      if (!onName || event.ctrlKey || event.metaKey) return;
      const sideways = event.key === "ArrowLeft" ? -1 : event.key === "ArrowRight" ? 1 : 0;
      const task = daysOff === null ? null : taskOf(rowOf(event.target));
      if (event.altKey && sideways !== 0 && task !== null) {
        event.preventDefault();
        if (task.begun) {
          setSaid(`${task.wbs} has begun: its start stays, its length can change.`);
          return;
        }
        const before = current.current?.task.id === task.id ? current.current.proposal : task;
        const notBefore = shiftDay(before.notBefore, sideways * (event.shiftKey ? 5 : 1), isOff);
        show({ task, proposal: { notBefore, durationDays: before.durationDays } });
        return;
      }
      if (event.altKey || event.shiftKey) return;
      if (event.key === "Enter" && current.current !== null) {
        event.preventDefault();
        router.push(proposalHref(planHref, current.current));
        return;
      }
      const links = rowLinks(root);
      const place = links.indexOf(event.target);
      const goal = { ArrowDown: place + 1, ArrowUp: place - 1, Home: 0, End: links.length - 1 }[event.key];
      const link = goal === undefined ? undefined : links[goal];
      if (link === undefined) return;
      event.preventDefault();
      cancel();
      link.focus();
    };
    root.addEventListener("keydown", onKey, listen);
    if (daysOff === null) return () => stop.abort();

    let drag: { task: DrawnTask; kind: DragKind; x: number; perDay: number; moved: boolean } | null = null;
    const kindAt = (event: PointerEvent): DragKind | null => {
      const bar = event.target instanceof Element ? event.target.closest(".bar") : null;
      if (bar === null) return null;
      const { right, width } = bar.getBoundingClientRect();
      if (event.clientX > right - Math.min(grip, width / 2)) return "end";
      return taskOf(rowOf(bar))?.begun === true ? null : "start";
    };
    const endDrag = () => {
      drag = null;
      delete root.dataset.dragging;
    };
    const onDown = (event: PointerEvent) => {
      const kind = kindAt(event);
      const row = rowOf(event.target);
      const task = taskOf(row);
      const span = spanOf(root);
      const width = row?.querySelector("td.tl")?.getBoundingClientRect().width;
      if (kind === null || task === null || span === null || width === undefined) return;
      if (event.button !== 0 || event.pointerType === "touch") return;
      event.preventDefault();
      root.setPointerCapture(event.pointerId);
      drag = {
        task,
        kind,
        x: event.clientX,
        perDay: width / (dayNumber(span.to) - dayNumber(span.from)),
        moved: false,
      };
    };
    const onMove = (event: PointerEvent) => {
      if (drag === null) {
        root.dataset.over = kindAt(event) ?? "";
        return;
      }
      const across = event.clientX - drag.x;
      if (!drag.moved && Math.abs(across) < 4) return;
      drag.moved = true;
      root.dataset.dragging = drag.kind;
      show({ task: drag.task, proposal: afterDrag(drag.task, drag.kind, across, drag.perDay, isOff) });
    };
    const onUp = () => {
      if (drag === null) return;
      const { moved, task } = drag;
      endDrag();
      const result = current.current;
      if (!moved || result === null) return;
      const { notBefore, durationDays } = result.proposal;
      if (notBefore === task.notBefore && durationDays === task.durationDays) cancel();
      else router.push(proposalHref(planHref, result));
    };
    root.addEventListener("pointerdown", onDown, listen);
    root.addEventListener("pointermove", onMove, listen);
    root.addEventListener("pointerup", onUp, listen);
    const giveUp = () => {
      endDrag();
      cancel();
    };
    root.addEventListener("pointercancel", giveUp, listen);
    window.addEventListener(
      "keydown",
      (event) => {
        if (event.key === "Escape" && drag !== null) giveUp();
      },
      listen,
    );
    return () => stop.abort();
  }, [daysOff, planHref, router, shown]);

  const leave = () => {
    current.current = null;
    setLast(null);
    setSaid("Left as it was.");
  };

  const { proposed, box } = last?.in === shown ? last : { proposed: null, box: null };

  return (
    <div className="gantt-edit" ref={frame}>
      {children}
      {box === null ? null : <div className="proposed" style={box} aria-hidden="true" />}
      <p className="vh" role="status">
        {said}
        {proposed === null ? "" : " Enter takes it to the form, Escape leaves it as it is."}
      </p>
      {proposed === null ? null : (
        <div className="gantt-said">
          <span aria-hidden="true">{said}</span>
          <Button small onClick={() => router.push(proposalHref(planHref, proposed))}>
            Take it to the form
          </Button>
          <Button small look="quiet" onClick={leave}>
            Leave it as it is
          </Button>
        </div>
      )}
    </div>
  );
}
