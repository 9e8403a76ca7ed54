-- Whoever was kept away without a name would be told by it once the mark is gone.
DELETE FROM "blocks" WHERE "unnamed";--> statement-breakpoint
ALTER TABLE "blocks" DROP COLUMN "unnamed";
