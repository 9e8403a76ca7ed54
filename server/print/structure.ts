/** The elements of a document that somebody hears instead of seeing it. */
export type Tag =
  | "Document"
  | "Sect"
  | "H1"
  | "H2"
  | "H3"
  | "P"
  | "Span"
  | "L"
  | "LI"
  | "Lbl"
  | "LBody"
  | "Table"
  | "TR"
  | "TH"
  | "TD"
  | "Figure"
  | "Caption";

/** `alt` describes what is drawn, `actual` is what stands there in full; `bbox` is left, top, right, bottom in points. */
export type TagOptions = {
  alt?: string;
  actual?: string;
  scope?: "Row" | "Column";
  bbox?: [number, number, number, number];
};

/** An element with its kind, which the content that belongs to it repeats. */
export type Part = { readonly tag: Tag; readonly element: PDFKit.PDFStructureElement };

type Kind = "words" | "lines";

/** Drawings belong to these; in every other element they are decoration, which is passed over. */
const isDrawn = (part: Part) => part.tag === "Figure" || part.tag === "Span";

/**
 * The tree that a reader's software walks through, in the order of its elements, wherever on the page each was drawn.
 * What is drawn outside of every element is decoration.
 */
export class Structure {
  readonly root: Part;
  readonly #doc: PDFKit.PDFDocument;
  #inside: Part | null = null;
  #open: Part | "decoration" | null = null;

  constructor(doc: PDFKit.PDFDocument) {
    this.#doc = doc;
    const element = doc.struct("Document");
    doc.addStructure(element);
    this.root = { tag: "Document", element };
  }

  /** A new last child of an element. */
  part(parent: Part, tag: Tag, options: TagOptions = {}): Part {
    const element = this.#doc.struct(tag, options);
    parent.element.add(element);
    return { tag, element };
  }

  /** Whatever is drawn meanwhile belongs to the element; with null it is decoration. */
  inside<T>(part: Part | null, draw: () => T): T {
    const before = this.#inside;
    this.#inside = part;
    try {
      return draw();
    } finally {
      this.#inside = before;
    }
  }

  /** To be called before words or lines are drawn: what comes then is marked as content of the element, or as decoration. */
  mark(kind: Kind): void {
    const part = this.#inside;
    const target = part !== null && (kind === "words" || isDrawn(part)) ? part : "decoration";
    if (target === this.#open) return;
    this.close();
    if (target === "decoration") this.#doc.markContent("Artifact", { type: "Layout" });
    else target.element.add(this.#doc.markStructureContent(target.tag));
    this.#open = target;
  }

  /** Ends what is being marked; a page must not be left before. */
  close(): void {
    if (this.#open !== null) this.#doc.endMarkedContent();
    this.#open = null;
  }
}
