// XML 1.0 has no way to write these, not even escaped.
const unwritable = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\r": "&#13;",
};

/** Text as it stands in an XML file; characters that XML cannot carry are left out. */
function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(unwritable, "")
    .replace(/[&<>"\r]/g, (found) => escapes[found] ?? found);
}

export type XmlValue = string | number | boolean | null | readonly XmlPart[];
/** An element: its name and what it holds. One whose value is null is not written; a truth is written as 1 or 0. */
export type XmlPart = readonly [name: string, value: XmlValue];

function lines(parts: readonly XmlPart[], indent: string, out: string[]): void {
  for (const [name, value] of parts) {
    if (value === null) continue;
    if (typeof value === "object") {
      out.push(`${indent}<${name}>`);
      lines(value, `${indent}  `, out);
      out.push(`${indent}</${name}>`);
      continue;
    }
    const text = typeof value === "boolean" ? (value ? "1" : "0") : escapeXml(String(value));
    out.push(`${indent}<${name}>${text}</${name}>`);
  }
}

/** A whole XML file of one root element. */
export function xmlFile(root: string, namespace: string, parts: readonly XmlPart[]): string {
  const out = ['<?xml version="1.0" encoding="UTF-8" standalone="yes"?>', `<${root} xmlns="${namespace}">`];
  lines(parts, "  ", out);
  out.push(`</${root}>`, "");
  return out.join("\n");
}

const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function codePoint(code: number): string {
  const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : "";
}

/** Text of an XML file with the five named and all numbered references resolved; those to no character are left out. Others stay as they are. */
export function unescapeXml(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|([a-z]{2,4}));/gi, (whole, hex, decimal, name) => {
    if (hex !== undefined) return codePoint(Number.parseInt(hex, 16));
    if (decimal !== undefined) return codePoint(Number(decimal));
    return named[name] ?? whole;
  });
}
