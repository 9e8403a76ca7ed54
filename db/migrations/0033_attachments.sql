CREATE TYPE "public"."file_kind" AS ENUM('pdf', 'docx', 'xlsx', 'pptx', 'png', 'jpeg', 'webp', 'txt', 'csv');--> statement-breakpoint
CREATE TABLE "attachments" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"owner_id" uuid NOT NULL,
	"post_id" uuid,
	"place" text,
	"kind" "file_kind" NOT NULL,
	"name" text NOT NULL,
	"size" integer NOT NULL,
	"alt" text DEFAULT '' NOT NULL,
	"width" integer,
	"height" integer,
	"position" smallint DEFAULT 0 NOT NULL,
	"added_in" smallint,
	"removed_in" smallint,
	"held" boolean DEFAULT false NOT NULL,
	"bytes" "bytea" NOT NULL,
	"shown" "bytea",
	"key" uuid NOT NULL,
	"digest" "bytea" NOT NULL,
	"taken_at" timestamp with time zone NOT NULL,
	CONSTRAINT "attachments_somewhere" CHECK (num_nonnulls("attachments"."post_id", "attachments"."place") = 1),
	CONSTRAINT "attachments_of_post" CHECK (("attachments"."post_id" is null) = ("attachments"."added_in" is null)),
	CONSTRAINT "attachments_picture" CHECK (num_nonnulls("attachments"."width", "attachments"."height", "attachments"."shown") in (0, 3))
);
--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_owner_id_members_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "attachments_key" ON "attachments" USING btree ("owner_id","key","digest");--> statement-breakpoint
CREATE INDEX "attachments_post_idx" ON "attachments" USING btree ("post_id","position");--> statement-breakpoint
CREATE INDEX "attachments_owner_idx" ON "attachments" USING btree ("owner_id","taken_at");--> statement-breakpoint
CREATE INDEX "attachments_waiting_idx" ON "attachments" USING btree ("taken_at") WHERE "attachments"."post_id" is null;