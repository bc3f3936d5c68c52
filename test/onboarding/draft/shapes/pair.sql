-- Of two small tables in initials, with a table of the organizations' kinds and one of the units' beside them.
CREATE TABLE dzz (id int PRIMARY KEY, dzzmc varchar(100), sjid int, dzzlb char(3));
INSERT INTO dzz VALUES
  (1, '(示例·)甲星镇党委', NULL, '61'), (2, '(示例·)甲星厂党总支', 1, '62'), (3, '(示例·)乙星公司党支部', 1, '63'), (4, '(示例·)丙星中心党支部', 2, '63'), (5, '(示例·)丁星学校党组', 1, '64');
CREATE TABLE dw (dwid int PRIMARY KEY, dwmc varchar(100), dzzid int, dwxz int);
INSERT INTO dw VALUES
  (1, '(示例·)甲星厂', 2, 1), (2, '(示例·)乙星公司', 3, 2), (3, '(示例·)丙星中心', 4, 3), (4, '(示例·)丁星学校', 5, 3);
CREATE TABLE dzzlb (dm char(3) PRIMARY KEY, mc varchar(40));
INSERT INTO dzzlb VALUES ('61', '党委'), ('62', '党总支'), ('63', '党支部'), ('64', '党组');
CREATE TABLE dm_dwxz (dm int PRIMARY KEY, mc varchar(40));
INSERT INTO dm_dwxz VALUES (1, '国有企业'), (2, '有限责任公司'), (3, '事业单位');
