import { createElement, type ReactNode } from "react";
import type { Drawn } from "./draw";

const element = (drawn: Drawn): ReactNode =>
  typeof drawn === "string" ? drawn : createElement(drawn.tag, drawn.attributes, ...drawn.parts.map(element));

/** A post as it is read, wherever that is: on its page, and in the preview of whoever writes it. */
export function Written({ parts }: { readonly parts: readonly Drawn[] }) {
  return createElement("div", { className: "prose written" }, ...parts.map(element));
}
