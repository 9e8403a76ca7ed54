import { z } from "zod";

/** A number that was given out one after another, as the database counts them: from 1, in four bytes. */
export const givenNumber = z.int().min(1).max(2_147_483_647);
