import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fileKinds } from "./kinds";
import { attachmentHeader, safeFileName } from "./name";

describe("the name of a file", () => {
  it("keeps what people call it, with the extension of what it is", () => {
    expect(safeFileName("Run book, v2.docx", "docx")).toBe("Run book, v2.docx");
    expect(safeFileName("Übergabe £.JPEG", "jpeg")).toBe("Übergabe £.jpg");
  });

  it("has no folders, turned text or hidden marks", () => {
    expect(safeFileName("../../etc/passwd.txt", "txt")).toBe("passwd.txt");
    expect(safeFileName("C:\\Users\\x\\plan.pdf", "pdf")).toBe("plan.pdf");
    expect(safeFileName("invoice\u202Efdp.exe.pdf", "pdf")).toBe("invoicefdp.exe.pdf");
    expect(safeFileName("a\u0000\r\nb\u200B.csv", "csv")).toBe("ab.csv");
    expect(safeFileName("..pdf", "pdf")).toBe("file.pdf");
  });

  it("is harmless whatever was typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 150 }), fc.constantFrom(...fileKinds), (typed, kind) => {
        const name = safeFileName(typed, kind);
        expect(name).toMatch(/^[^./\\<>:"|?*%;\p{Cc}\p{Cf}\p{Cs}][^/\\<>:"|?*%;\p{Cc}\p{Cf}\p{Cs}]*$/u);
        expect([...name].length).toBeLessThanOrEqual(105);
        expect(safeFileName(name, kind)).toBe(name);
      }),
    );
  });
});

describe("the header that offers a file", () => {
  it("names it for old and new readers alike", () => {
    expect(attachmentHeader("Übergabe £.jpg")).toBe(
      "attachment; filename=\"Ubergabe _.jpg\"; filename*=UTF-8''%C3%9Cbergabe%20%C2%A3.jpg",
    );
  });

  it("is one header of plain letters whatever the name", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (typed) => {
        const header = attachmentHeader(safeFileName(typed, "pdf"));
        expect(header).toMatch(
          /^attachment; filename="[\x20-\x21\x23-\x5b\x5d-\x7e]*"; filename\*=UTF-8''[A-Za-z0-9!#$&+.^_`|~%-]+$/,
        );
        const [, encoded = ""] = header.split("UTF-8''");
        expect(decodeURIComponent(encoded)).toBe(safeFileName(typed, "pdf"));
      }),
    );
  });
});
