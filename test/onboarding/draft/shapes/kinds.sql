-- Of a register of firms: what is called like organizations are the kinds of them alone.
CREATE TABLE firm (id int PRIMARY KEY, unit_name varchar(100), dzzlb char(1));
INSERT INTO firm VALUES (1, '(示例·)甲星厂', '1'), (2, '(示例·)乙星公司', '2'), (3, '(示例·)丙星公司', '2'), (4, '(示例·)丁星公司', '2');
CREATE TABLE dm_dzzlb (dm char(1) PRIMARY KEY, mc varchar(40));
INSERT INTO dm_dzzlb VALUES ('1', '党委'), ('2', '党支部'), ('3', '临时党支部'), ('4', '党组');
