CREATE TABLE "drafts" (
	"member_id" uuid NOT NULL,
	"key" text NOT NULL,
	"fields" jsonb,
	"version" integer NOT NULL,
	"writer" uuid NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	CONSTRAINT "drafts_member_id_key_pk" PRIMARY KEY("member_id","key")
);
--> statement-breakpoint
ALTER TABLE "plan_shares" DROP CONSTRAINT "plan_shares_one";--> statement-breakpoint
DROP INDEX "plan_shares_member_key";--> statement-breakpoint
ALTER TABLE "plan_shares" ADD COLUMN "address" text;--> statement-breakpoint
ALTER TABLE "plan_shares" ADD COLUMN "key" uuid;--> statement-breakpoint
-- Shares with a named member were made out to the address that the member had.
UPDATE "plan_shares" AS s SET "address" = m."email" FROM "members" AS m WHERE m."id" = s."member_id";--> statement-breakpoint
ALTER TABLE "plan_suggestions" ADD COLUMN "key" uuid;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "drafts_saved_idx" ON "drafts" USING btree ("saved_at");--> statement-breakpoint
CREATE UNIQUE INDEX "plan_shares_address_key" ON "plan_shares" USING btree ("plan_id","address") WHERE "plan_shares"."revoked_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "plan_shares_key" ON "plan_shares" USING btree ("plan_id","key");--> statement-breakpoint
CREATE INDEX "plan_shares_address_idx" ON "plan_shares" USING btree ("address") WHERE "plan_shares"."member_id" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "plan_suggestions_key" ON "plan_suggestions" USING btree ("plan_id","key");--> statement-breakpoint
ALTER TABLE "plan_shares" ADD CONSTRAINT "plan_shares_reader_has_address" CHECK ("plan_shares"."member_id" is null or "plan_shares"."address" is not null);--> statement-breakpoint
ALTER TABLE "plan_shares" ADD CONSTRAINT "plan_shares_one" CHECK (num_nonnulls("plan_shares"."mentorship_id", "plan_shares"."address", "plan_shares"."token_hash") = 1);