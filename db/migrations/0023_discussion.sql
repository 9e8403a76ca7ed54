CREATE TYPE "public"."case_stage" AS ENUM('coordinator', 'business_analyst', 'project_manager');--> statement-breakpoint
CREATE TYPE "public"."post_state" AS ENUM('published', 'pending', 'sealed', 'hidden', 'removed', 'deleted');--> statement-breakpoint
CREATE TYPE "public"."reaction_kind" AS ENUM('useful', 'seen_too', 'disagree');--> statement-breakpoint
CREATE TYPE "public"."thread_audience" AS ENUM('public', 'members', 'programme');--> statement-breakpoint
CREATE TYPE "public"."watch_kind" AS ENUM('thread', 'tag', 'domain');--> statement-breakpoint
CREATE TYPE "public"."watch_level" AS ENUM('mute', 'normal', 'first_post', 'watch');--> statement-breakpoint
CREATE TABLE "kept_posts" (
	"member_id" uuid NOT NULL,
	"post_id" uuid NOT NULL,
	"lesson" text,
	"kept_at" timestamp with time zone NOT NULL,
	CONSTRAINT "kept_posts_member_id_post_id_pk" PRIMARY KEY("member_id","post_id")
);
--> statement-breakpoint
CREATE TABLE "post_reactions" (
	"post_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"kind" "reaction_kind" NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "post_reactions_post_id_member_id_kind_pk" PRIMARY KEY("post_id","member_id","kind")
);
--> statement-breakpoint
CREATE TABLE "post_revisions" (
	"post_id" uuid NOT NULL,
	"revision" smallint NOT NULL,
	"body" text NOT NULL,
	"replaced_by_id" uuid,
	"replaced_at" timestamp with time zone NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	CONSTRAINT "post_revisions_post_id_revision_pk" PRIMARY KEY("post_id","revision")
);
--> statement-breakpoint
CREATE TABLE "posts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"thread_id" uuid NOT NULL,
	"seq" integer,
	"major" integer,
	"minor" integer,
	"top_id" uuid,
	"reply_to_id" uuid,
	"author_id" uuid,
	"as_member" boolean DEFAULT false NOT NULL,
	"body" text NOT NULL,
	"state" "post_state" NOT NULL,
	"version" bigint DEFAULT 0 NOT NULL,
	"revision" smallint DEFAULT 1 NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	"published_at" timestamp with time zone,
	"edited_at" timestamp with time zone,
	"key" uuid NOT NULL,
	CONSTRAINT "posts_number" UNIQUE("thread_id","major","minor"),
	CONSTRAINT "posts_seq" UNIQUE("thread_id","seq"),
	CONSTRAINT "posts_numbered" CHECK (num_nonnulls("posts"."seq", "posts"."major", "posts"."minor", "posts"."published_at") in (0, 4)),
	CONSTRAINT "posts_waiting" CHECK (("posts"."state" in ('pending', 'sealed')) = ("posts"."major" is null)),
	CONSTRAINT "posts_beneath" CHECK ("posts"."minor" is null or ("posts"."minor" > 0) = ("posts"."top_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "thread_pseudonyms" (
	"thread_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"no" smallint NOT NULL,
	CONSTRAINT "thread_pseudonyms_thread_id_member_id_pk" PRIMARY KEY("thread_id","member_id"),
	CONSTRAINT "thread_pseudonyms_no" UNIQUE("thread_id","no")
);
--> statement-breakpoint
CREATE TABLE "thread_reads" (
	"member_id" uuid NOT NULL,
	"thread_id" uuid NOT NULL,
	"read" "int4multirange" NOT NULL,
	"last_at" timestamp with time zone NOT NULL,
	CONSTRAINT "thread_reads_member_id_thread_id_pk" PRIMARY KEY("member_id","thread_id")
);
--> statement-breakpoint
CREATE TABLE "thread_tags" (
	"thread_id" uuid NOT NULL,
	"tag_id" text NOT NULL,
	CONSTRAINT "thread_tags_thread_id_tag_id_pk" PRIMARY KEY("thread_id","tag_id")
);
--> statement-breakpoint
CREATE TABLE "thread_takeaways" (
	"thread_id" uuid NOT NULL,
	"place" smallint NOT NULL,
	"post_id" uuid NOT NULL,
	"marked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "thread_takeaways_thread_id_place_pk" PRIMARY KEY("thread_id","place"),
	CONSTRAINT "thread_takeaways_post" UNIQUE("post_id"),
	CONSTRAINT "thread_takeaways_three" CHECK ("thread_takeaways"."place" between 1 and 3)
);
--> statement-breakpoint
CREATE TABLE "threads" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"no" integer GENERATED ALWAYS AS IDENTITY (sequence name "threads_no_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"title" text NOT NULL,
	"case_id" text,
	"is_main" boolean DEFAULT false NOT NULL,
	"domain_id" text NOT NULL,
	"stage" "case_stage",
	"audience" "thread_audience" NOT NULL,
	"programme_id" uuid,
	"opened_by_id" uuid,
	"opened_at" timestamp with time zone NOT NULL,
	"last_post_at" timestamp with time zone NOT NULL,
	"post_count" integer DEFAULT 0 NOT NULL,
	"last_seq" integer DEFAULT 0 NOT NULL,
	"last_major" integer DEFAULT 0 NOT NULL,
	"version" bigint DEFAULT 0 NOT NULL,
	"locked_at" timestamp with time zone,
	"pinned_at" timestamp with time zone,
	"hidden_at" timestamp with time zone,
	"merged_into_id" uuid,
	"quiet_until" timestamp with time zone,
	"key" uuid NOT NULL,
	CONSTRAINT "threads_main" CHECK (not "threads"."is_main" or "threads"."case_id" is not null),
	CONSTRAINT "threads_programme" CHECK (("threads"."audience" = 'programme') = ("threads"."programme_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "watches" (
	"member_id" uuid NOT NULL,
	"kind" "watch_kind" NOT NULL,
	"subject" text NOT NULL,
	"level" "watch_level" NOT NULL,
	"since" timestamp with time zone NOT NULL,
	CONSTRAINT "watches_member_id_kind_subject_pk" PRIMARY KEY("member_id","kind","subject")
);
--> statement-breakpoint
CREATE TABLE "tags" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"merged_into_id" text,
	"made_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "kept_posts" ADD CONSTRAINT "kept_posts_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kept_posts" ADD CONSTRAINT "kept_posts_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_reactions" ADD CONSTRAINT "post_reactions_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_reactions" ADD CONSTRAINT "post_reactions_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_revisions" ADD CONSTRAINT "post_revisions_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_revisions" ADD CONSTRAINT "post_revisions_replaced_by_id_members_id_fk" FOREIGN KEY ("replaced_by_id") REFERENCES "public"."members"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_thread_id_threads_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."threads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_top_id_posts_id_fk" FOREIGN KEY ("top_id") REFERENCES "public"."posts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_reply_to_id_posts_id_fk" FOREIGN KEY ("reply_to_id") REFERENCES "public"."posts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_author_id_members_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."members"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread_pseudonyms" ADD CONSTRAINT "thread_pseudonyms_thread_id_threads_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."threads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread_pseudonyms" ADD CONSTRAINT "thread_pseudonyms_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread_reads" ADD CONSTRAINT "thread_reads_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread_reads" ADD CONSTRAINT "thread_reads_thread_id_threads_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."threads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread_tags" ADD CONSTRAINT "thread_tags_thread_id_threads_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."threads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread_tags" ADD CONSTRAINT "thread_tags_tag_id_tags_id_fk" FOREIGN KEY ("tag_id") REFERENCES "public"."tags"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread_takeaways" ADD CONSTRAINT "thread_takeaways_thread_id_threads_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."threads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread_takeaways" ADD CONSTRAINT "thread_takeaways_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "threads" ADD CONSTRAINT "threads_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "threads" ADD CONSTRAINT "threads_domain_id_domains_id_fk" FOREIGN KEY ("domain_id") REFERENCES "public"."domains"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "threads" ADD CONSTRAINT "threads_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "threads" ADD CONSTRAINT "threads_opened_by_id_members_id_fk" FOREIGN KEY ("opened_by_id") REFERENCES "public"."members"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "threads" ADD CONSTRAINT "threads_merged_into_id_threads_id_fk" FOREIGN KEY ("merged_into_id") REFERENCES "public"."threads"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "watches" ADD CONSTRAINT "watches_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tags" ADD CONSTRAINT "tags_merged_into_id_tags_id_fk" FOREIGN KEY ("merged_into_id") REFERENCES "public"."tags"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "kept_posts_recent_idx" ON "kept_posts" USING btree ("member_id","kept_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "kept_posts_post_idx" ON "kept_posts" USING btree ("post_id");--> statement-breakpoint
CREATE INDEX "post_reactions_member_idx" ON "post_reactions" USING btree ("member_id");--> statement-breakpoint
CREATE UNIQUE INDEX "posts_key" ON "posts" USING btree ("author_id","key");--> statement-breakpoint
CREATE INDEX "posts_version_idx" ON "posts" USING btree ("thread_id","version");--> statement-breakpoint
CREATE INDEX "posts_author_idx" ON "posts" USING btree ("author_id","published_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "posts_published_idx" ON "posts" USING btree ("published_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "posts_waiting_idx" ON "posts" USING btree ("thread_id") WHERE "posts"."major" is null;--> statement-breakpoint
CREATE INDEX "posts_top_idx" ON "posts" USING btree ("top_id");--> statement-breakpoint
CREATE INDEX "posts_reply_idx" ON "posts" USING btree ("reply_to_id");--> statement-breakpoint
CREATE INDEX "thread_pseudonyms_member_idx" ON "thread_pseudonyms" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "thread_reads_thread_idx" ON "thread_reads" USING btree ("thread_id");--> statement-breakpoint
CREATE INDEX "thread_tags_tag_idx" ON "thread_tags" USING btree ("tag_id");--> statement-breakpoint
CREATE UNIQUE INDEX "threads_no_key" ON "threads" USING btree ("no");--> statement-breakpoint
CREATE UNIQUE INDEX "threads_key" ON "threads" USING btree ("opened_by_id","key");--> statement-breakpoint
CREATE INDEX "threads_recent_idx" ON "threads" USING btree ("last_post_at" DESC NULLS LAST,"no" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "threads_domain_idx" ON "threads" USING btree ("domain_id","last_post_at" DESC NULLS LAST,"no" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "threads_case_idx" ON "threads" USING btree ("case_id","no");--> statement-breakpoint
CREATE UNIQUE INDEX "threads_main_key" ON "threads" USING btree ("case_id") WHERE "threads"."is_main";--> statement-breakpoint
CREATE INDEX "threads_programme_idx" ON "threads" USING btree ("programme_id");--> statement-breakpoint
CREATE INDEX "threads_quiet_idx" ON "threads" USING btree ("quiet_until") WHERE "threads"."quiet_until" is not null;--> statement-breakpoint
CREATE INDEX "watches_subject_idx" ON "watches" USING btree ("kind","subject");--> statement-breakpoint
CREATE UNIQUE INDEX "tags_name_key" ON "tags" USING btree ("name");