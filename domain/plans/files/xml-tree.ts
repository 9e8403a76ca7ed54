import { XMLParser, XMLValidator } from "fast-xml-parser";
import { unescapeXml } from "./xml";

const deepest = 16;
// Declared as the object type Symbol, which no index takes.
const metaData = XMLParser.getMetaDataSymbol() as symbol;

/** An element of an XML file, by the names of its children. */
export type XmlNode = { readonly [name: string]: unknown };

/** A file that is not read, with the line at which that shows and a sentence. */
export class XmlFault extends Error {
  constructor(
    readonly line: number,
    message: string,
  ) {
    super(message);
  }
}

const isNode = (value: unknown): value is XmlNode =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The text of a child element; empty when it is missing or has children. */
export function textOf(node: XmlNode, name: string): string {
  const value = node[name];
  const first: unknown = Array.isArray(value) ? value[0] : value;
  if (typeof first === "string") return unescapeXml(first).trim();
  return isNode(first) && typeof first["#text"] === "string" ? unescapeXml(first["#text"]).trim() : "";
}

/** The child elements of this name. */
export function childrenOf(node: XmlNode, name: string): XmlNode[] {
  const value = node[name];
  return (Array.isArray(value) ? value : [value]).filter(isNode);
}

/** The first child element of this name. */
export function childOf(node: XmlNode, name: string): XmlNode | undefined {
  return childrenOf(node, name)[0];
}

/** Tells on which line of the file an element begins, counted from 1. Ask in the order of the file. */
export function lineCounter(text: string): (node: XmlNode) => number {
  let at = 0;
  let line = 1;
  return (node) => {
    // The parser hangs what it knows of an element on a symbol, which its types do not show.
    const meta = (node as { [key: symbol]: unknown })[metaData];
    const start = isNode(meta) && typeof meta.startIndex === "number" ? meta.startIndex : at;
    if (start < at) {
      at = 0;
      line = 1;
    }
    for (; at < start; at++) if (text.charCodeAt(at) === 10) line += 1;
    return line;
  };
}

/**
 * The root element of an XML file. Declarations of a document type, and with them every entity, are refused before
 * anything is read; so is what is nested deeper than sixteen elements. `skipped` elements and all in them are left out.
 * Lines must end with a line feed alone. Throws an XmlFault.
 */
export function parseXml(text: string, root: string, skipped: ReadonlySet<string>): XmlNode {
  const declared = /<!(DOCTYPE|ENTITY)/i.exec(text);
  if (declared) {
    throw new XmlFault(
      lineAt(text, declared.index),
      "The file declares a document type or entities, which are not read.",
    );
  }
  const validity = XMLValidator.validate(text);
  if (validity !== true)
    throw new XmlFault(validity.err.line, `This is not well-formed XML: ${sentence(validity.err.msg)}`);
  const parser = new XMLParser({
    ignoreAttributes: true,
    removeNSPrefix: true,
    parseTagValue: false,
    processEntities: false,
    ignoreDeclaration: true,
    ignorePiTags: true,
    captureMetaData: true,
    maxNestedTags: deepest,
    updateTag: (name) => !skipped.has(name),
    onDangerousProperty: (name) => `_${name}`,
  });
  const tree: unknown = parsed(parser, text);
  const found = isNode(tree) ? tree[root] : undefined;
  if (isNode(found)) return found;
  const name = isNode(tree) ? Object.keys(tree)[0] : undefined;
  throw new XmlFault(
    1,
    `The file begins with ${name ? `the element ${name.slice(0, 40)}` : "no element"}; a ${root} is read here.`,
  );
}

function parsed(parser: XMLParser, text: string): unknown {
  try {
    return parser.parse(text);
  } catch (error) {
    throw new XmlFault(1, `The file cannot be read: ${sentence(error instanceof Error ? error.message : "")}`);
  }
}

function sentence(words: string): string {
  const plain = words.replace(/\s+/g, " ").slice(0, 160).trim();
  return /[.!?]$/.test(plain) ? plain : `${plain}.`;
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split("\n").length;
}
