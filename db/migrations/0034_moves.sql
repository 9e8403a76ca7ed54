CREATE TABLE "post_citations" (
	"post_id" uuid NOT NULL,
	"major" integer NOT NULL,
	"minor" integer NOT NULL,
	"cited_id" uuid NOT NULL,
	CONSTRAINT "post_citations_post_id_major_minor_pk" PRIMARY KEY("post_id","major","minor")
);
--> statement-breakpoint
CREATE TABLE "post_moves" (
	"thread_id" uuid NOT NULL,
	"major" integer NOT NULL,
	"minor" integer NOT NULL,
	"seq" integer NOT NULL,
	"post_id" uuid NOT NULL,
	"move_id" uuid NOT NULL,
	"moved_at" timestamp with time zone NOT NULL,
	CONSTRAINT "post_moves_thread_id_major_minor_pk" PRIMARY KEY("thread_id","major","minor"),
	CONSTRAINT "post_moves_seq" UNIQUE("thread_id","seq")
);
--> statement-breakpoint
ALTER TABLE "threads" ADD COLUMN "gone" "int4multirange" DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "post_citations" ADD CONSTRAINT "post_citations_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_citations" ADD CONSTRAINT "post_citations_cited_id_posts_id_fk" FOREIGN KEY ("cited_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_moves" ADD CONSTRAINT "post_moves_thread_id_threads_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."threads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_moves" ADD CONSTRAINT "post_moves_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "post_citations_cited_idx" ON "post_citations" USING btree ("cited_id");--> statement-breakpoint
CREATE INDEX "post_moves_post_idx" ON "post_moves" USING btree ("post_id");--> statement-breakpoint
CREATE INDEX "post_moves_move_idx" ON "post_moves" USING btree ("move_id");--> statement-breakpoint
CREATE INDEX "threads_merged_idx" ON "threads" USING btree ("merged_into_id") WHERE "threads"."merged_into_id" is not null;
--> statement-breakpoint
-- A reply that was begun is named by the post that it answers, which may be moved, and no longer by its number.
UPDATE "drafts" SET "key" = 'post:' || p."id" FROM "threads" t JOIN "posts" p ON p."thread_id" = t."id" AND p."major" IS NOT NULL
	WHERE "drafts"."key" = 'post:' || t."no" || ':' || p."major" || CASE WHEN p."minor" = 0 THEN '' ELSE '-' || p."minor" END;
