-- What a member's case was said to show as a whole stands at each of its learning points. Rows of case_skills stay as they are: they
-- are those of the points. Drafts and what was corrected are read as they were kept (`readStored`).
UPDATE "cases" SET "learning_points" = (
	SELECT jsonb_agg(CASE WHEN p."point" -> 'competency_ids' = '[]' THEN jsonb_set(p."point", '{competency_ids}', s."ids") ELSE p."point" END ORDER BY p."no")
	FROM jsonb_array_elements("cases"."learning_points") WITH ORDINALITY AS p ("point", "no"))
FROM (
	SELECT x."case_id", jsonb_agg(x."competency_id" ORDER BY c."position") AS "ids"
	FROM "case_skills" x JOIN "competencies" c ON c."id" = x."competency_id" GROUP BY x."case_id") s
WHERE s."case_id" = "cases"."id" AND "cases"."is_members" AND jsonb_array_length("cases"."learning_points") > 0;
--> statement-breakpoint
-- What is typed into the form of a case and not sent yet: the points were lines of one field, the competencies boxes.
UPDATE "drafts" SET "fields" = ("fields" - 'points' - 'competencyIds')
	|| coalesce((
		SELECT jsonb_object_agg('points.' || w."at" || '.text', jsonb_build_array(w."words"))
		FROM (
			SELECT least(l."no", 6) - 1 AS "at", string_agg(l."line", ' ' ORDER BY l."no") AS "words"
			FROM (
				SELECT btrim(r."line", E' \t\r') AS "line", row_number() OVER (ORDER BY r."no") AS "no"
				FROM regexp_split_to_table("fields" -> 'points' ->> 0, E'\n') WITH ORDINALITY AS r ("line", "no")
				WHERE btrim(r."line", E' \t\r') <> '') l
			GROUP BY 1) w), '{}')
	|| coalesce((
		SELECT jsonb_object_agg('points.' || a."at" || '.competency_ids.' || (i."no" - 1), jsonb_build_array(i."id"))
		FROM generate_series(0, greatest(1, least(6, coalesce((
			SELECT count(*) FROM regexp_split_to_table("fields" -> 'points' ->> 0, E'\n') AS r ("line")
			WHERE btrim(r."line", E' \t\r') <> ''), 0))) - 1) AS a ("at"),
			jsonb_array_elements_text("fields" -> 'competencyIds') WITH ORDINALITY AS i ("id", "no")), '{}')
WHERE ("key" LIKE 'case:%' OR "key" LIKE 'case-correction:%') AND ("fields" ? 'points' OR "fields" ? 'competencyIds');
