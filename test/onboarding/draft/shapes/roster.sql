-- Of a town's roster: few columns, fewer than 300 rows, names in Chinese alone, as those of codes are.
CREATE TABLE party_org (id int PRIMARY KEY, org_name varchar(100), parent_id int, deleted bit(1) NOT NULL);
INSERT INTO party_org
  WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 299)
  SELECT i, CONCAT('(示例·)', SUBSTR('甲乙丙丁戊己庚辛壬癸', 1 + i DIV 100, 1), SUBSTR('子丑寅卯辰巳午未申酉', 1 + i DIV 10 MOD 10, 1), SUBSTR('东西南北中上下左右前', 1 + i MOD 10, 1), '村', IF(i = 1, '党委', '党支部')),
    IF(i = 1, NULL, 1 + i DIV 20), i MOD 60 = 0 FROM n;
