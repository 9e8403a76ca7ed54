CREATE TABLE "credential_badges" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"held_credential_id" uuid NOT NULL,
	"webp" "bytea" NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "framework_versions" (
	"number" integer PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by_id" uuid,
	"reason" text NOT NULL,
	"document" jsonb NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "framework_imports" (
	"member_id" uuid PRIMARY KEY NOT NULL,
	"file_name" text NOT NULL,
	"read" jsonb NOT NULL,
	"read_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "competencies" ADD COLUMN "retired_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "credential_badges" ADD CONSTRAINT "credential_badges_held_credential_id_held_credentials_id_fk" FOREIGN KEY ("held_credential_id") REFERENCES "public"."held_credentials"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "framework_imports" ADD CONSTRAINT "framework_imports_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "credential_badges_once" ON "credential_badges" USING btree ("held_credential_id");--> statement-breakpoint
-- Plans from before there were versions read the first, which the next start makes of the tables as they are.
UPDATE "plans" SET "document" = jsonb_set("document", '{frameworkVersion}', '1') WHERE NOT "document" ? 'frameworkVersion';--> statement-breakpoint
-- A file that waits to be confirmed was read without it; it is given again.
DELETE FROM "plan_imports";
