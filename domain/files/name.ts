import { extensionOf, type FileKind } from "./kinds";

const longestStem = 100;

// Marks that change the direction of text or are not seen: a name must read as it is.
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu;
const unsafe = /[<>:"/\\|?*%;]+/g;

/**
 * A name under which a file may be kept and offered: no folders, no characters that hide or turn text, no marks that a file
 * system reads, never longer than a hundred characters and an extension. The extension is that of the checked kind.
 */
export function safeFileName(name: string, kind: FileKind): string {
  const last = name.split(/[/\\]/).at(-1) ?? "";
  const dot = last.lastIndexOf(".");
  const stem = (dot < 1 ? last : last.slice(0, dot))
    .normalize("NFC")
    .replace(unseen, "")
    .replace(unsafe, " ")
    .replace(/\s+/g, " ")
    .replace(/^[. ]+|[. ]+$/g, "");
  const short = [...stem].slice(0, longestStem).join("").trim();
  return `${short === "" ? "file" : short}.${extensionOf(kind)}`;
}

const attributeChar = /[A-Za-z0-9!#$&+.^_`|~-]/;

/** The header that offers a file for saving under its name (RFC 6266): plain letters for old readers, the whole name for all others. */
export const attachmentHeader = (name: string): string => `attachment; ${named(name)}`;

/** The header of a file that may be looked at in place, with the name under which it is saved. */
export const inlineHeader = (name: string): string => `inline; ${named(name)}`;

function named(name: string): string {
  const plain = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const whole = [...new TextEncoder().encode(name)]
    .map((byte) => {
      const char = String.fromCharCode(byte);
      return attributeChar.test(char) ? char : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
    })
    .join("");
  return `filename="${plain}"; filename*=UTF-8''${whole}`;
}
