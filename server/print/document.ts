import PDFDocument from "pdfkit";

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
const xml = (text: string) => text.replace(/[&<>]/g, (character) => escapes[character] ?? character);

const description = (namespace: string, address: string, content: string) =>
  `<rdf:Description rdf:about="" xmlns:${namespace}="${address}">${content}</rdf:Description>`;

/** A PDF that calls itself PDF/UA-1, and whose metadata hold what people write: the library would put titles into its XML as they are. */
export class PrintedDocument extends PDFDocument {
  /** Called by the library, in the place of its own, when the file ends. */
  _addInfo(): void {
    const { Title = "", Author = "", Subject = "", Creator = "", CreationDate } = this.info;
    const made = CreationDate === undefined ? "" : `${CreationDate.toISOString().slice(0, 19)}Z`;
    const alternatives = (text: string) => `<rdf:Alt><rdf:li xml:lang="x-default">${xml(text)}</rdf:li></rdf:Alt>`;
    this.appendXML(
      [
        description(
          "xmp",
          "http://ns.adobe.com/xap/1.0/",
          `<xmp:CreateDate>${made}</xmp:CreateDate><xmp:CreatorTool>${xml(Creator)}</xmp:CreatorTool>`,
        ),
        description(
          "dc",
          "http://purl.org/dc/elements/1.1/",
          [
            `<dc:title>${alternatives(Title)}</dc:title>`,
            `<dc:creator><rdf:Seq><rdf:li>${xml(Author)}</rdf:li></rdf:Seq></dc:creator>`,
            `<dc:description>${alternatives(Subject)}</dc:description>`,
            "<dc:language><rdf:Bag><rdf:li>en-GB</rdf:li></rdf:Bag></dc:language>",
          ].join(""),
        ),
        description("pdfuaid", "http://www.aiim.org/pdfua/ns/id/", "<pdfuaid:part>1</pdfuaid:part>"),
      ].join("\n"),
    );
  }
}
