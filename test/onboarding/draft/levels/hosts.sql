-- Branches name their host units in their own rows; committees have none.
CREATE TABLE zz_dw (id int PRIMARY KEY, mc varchar(60));
INSERT INTO zz_dw VALUES (1, '示例·岛东党委'), (2, '示例·岛西党委');
CREATE TABLE zz_zb (id int PRIMARY KEY, mc varchar(60), dw_id int, szdwmc varchar(60), tyshxydm varchar(18));
INSERT INTO zz_zb VALUES (1, '示例·甲岛党支部', 1, '示例·甲岛公司', '91310116DEM000112N'), (2, '示例·乙岛党支部', 1, '示例·乙岛厂', '91310116DEM000113R'), (3, '示例·丙岛党支部', 2, '示例·丙岛公司', '91310116DEM000114W');
