"use client";

// Stands in for a page that failed, inside its frame.
export { Broken as default } from "@/components/shell/broken";
