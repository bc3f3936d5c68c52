-- Initials of pinyin, in which DW is 党委 in one table and 单位 in another; no foreign key.
CREATE TABLE DJ_QY (QYID int PRIMARY KEY, QYMC varchar(60), TYSHXYDM varchar(18), DZBID int);
INSERT INTO DJ_QY VALUES (1, '示例·甲江公司', '91310116DEM000105Y', 1), (2, '示例·乙江公司', '91310116DEM0001062', 2), (3, '示例·丙江厂', '91310116DEM0001075', 3), (4, '示例·丁江厂', '91310116DEM0001088', NULL);
CREATE TABLE DJ_DW (DWID int PRIMARY KEY, DWMC varchar(60), SJDWID int, CLRQ varchar(10));
INSERT INTO DJ_DW VALUES (1, '示例·江镇党委', 0, '1950-01-01'), (2, '示例·江东企业党委', 1, '1999-01-01'), (3, '示例·江西企业党委', 1, '1999-01-01');
CREATE TABLE DJ_DZB (DZBID int PRIMARY KEY, DZBMC varchar(60), SSDWID int, CLRQ varchar(10));
INSERT INTO DJ_DZB VALUES (1, '示例·甲江公司党支部', 2, '2001-01-01'), (2, '示例·乙江公司党支部', 2, '2001-01-01'), (3, '示例·丙江厂党支部', 3, '2001-01-01');
CREATE TABLE DJ_DXZ (XZID int PRIMARY KEY, XZMC varchar(60), DZBID int);
INSERT INTO DJ_DXZ VALUES (1, '示例·甲江一组党小组', 1), (2, '示例·甲江二组党小组', 1), (3, '示例·丙江一组党小组', 3);
