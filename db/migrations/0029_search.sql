CREATE TABLE "search_words" (
	"word" text PRIMARY KEY NOT NULL,
	"texts" integer NOT NULL
);
--> statement-breakpoint
DROP INDEX "cases_domain_idx";--> statement-breakpoint
DROP INDEX "kept_posts_recent_idx";--> statement-breakpoint
DROP INDEX "posts_author_idx";--> statement-breakpoint
DROP INDEX "posts_published_idx";--> statement-breakpoint
DROP INDEX "threads_recent_idx";--> statement-breakpoint
DROP INDEX "threads_domain_idx";--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "search" "tsvector" GENERATED ALWAYS AS (setweight(to_tsvector('critical_path', replace(title, '/', ' ')), 'A') || setweight(to_tsvector('critical_path', replace(organisation || ' ' || country, '/', ' ')), 'B') || setweight(to_tsvector('critical_path', replace(situation || ' ' || constraints || ' ' || decision_point, '/', ' ')), 'C')) STORED;--> statement-breakpoint
ALTER TABLE "glossary_terms" ADD COLUMN "search" "tsvector" GENERATED ALWAYS AS (setweight(to_tsvector('critical_path', replace(term, '/', ' ')), 'A') || setweight(to_tsvector('critical_path', replace(definition, '/', ' ')), 'C')) STORED;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "search" "tsvector";--> statement-breakpoint
CREATE INDEX "search_words_alike_idx" ON "search_words" USING gin ("word" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "cases_search_idx" ON "cases" USING gin ("search");--> statement-breakpoint
CREATE INDEX "cases_title_idx" ON "cases" USING gin ("title" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "glossary_terms_search_idx" ON "glossary_terms" USING gin ("search");--> statement-breakpoint
CREATE INDEX "posts_search_idx" ON "posts" USING gin ("search");--> statement-breakpoint
CREATE INDEX "threads_pinned_idx" ON "threads" USING btree ("pinned_at") WHERE "threads"."pinned_at" is not null;--> statement-breakpoint
CREATE INDEX "threads_title_idx" ON "threads" USING gin ("title" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "cases_domain_idx" ON "cases" USING btree ("domain_id","no");--> statement-breakpoint
CREATE INDEX "kept_posts_recent_idx" ON "kept_posts" USING btree ("member_id","kept_at");--> statement-breakpoint
CREATE INDEX "posts_author_idx" ON "posts" USING btree ("author_id","published_at");--> statement-breakpoint
CREATE INDEX "posts_published_idx" ON "posts" USING btree ("published_at","id");--> statement-breakpoint
CREATE INDEX "threads_recent_idx" ON "threads" USING btree ("last_post_at","no");--> statement-breakpoint
CREATE INDEX "threads_domain_idx" ON "threads" USING btree ("domain_id","last_post_at","no");--> statement-breakpoint
UPDATE posts p SET search = setweight(to_tsvector('critical_path', replace(p.body, '/', ' ')), 'C')
	|| setweight(to_tsvector('critical_path', replace(t.title, '/', ' ')), CASE WHEN p.major = 1 AND p.minor = 0 THEN 'A' ELSE 'D' END::"char")
	|| setweight(to_tsvector('critical_path', concat_ws(' ', replace(c.title, '/', ' '), (
		SELECT string_agg(g.name, ' ') FROM thread_tags x JOIN tags g ON g.id = x.tag_id WHERE x.thread_id = t.id
	))), CASE WHEN p.major = 1 AND p.minor = 0 THEN 'B' ELSE 'D' END::"char")
FROM threads t LEFT JOIN cases c ON c.id = t.case_id WHERE t.id = p.thread_id AND p.state = 'published';
