-- Of a village's list: twenty rows, a key, a name that nothing calls one, and a column that members refer to.
CREATE TABLE zb (id int PRIMARY KEY, mc varchar(100), sjid int);
INSERT INTO zb
  WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20)
  SELECT i, CONCAT('(示例·)', SUBSTR('甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉', i, 1), '星村', IF(i = 1, '党委', '党支部')), IF(i = 1, NULL, 1) FROM n;
CREATE TABLE dy (id int PRIMARY KEY, zb_id int, xl varchar(10));
INSERT INTO dy
  WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60)
  SELECT i, 1 + i MOD 20, '1' FROM n;
