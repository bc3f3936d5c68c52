-- Pairs of codes, not of keys.
CREATE TABLE t_zz (zzid varchar(36) PRIMARY KEY, zzmc varchar(60), zzbm varchar(12));
INSERT INTO t_zz VALUES ('z-1', '示例·河镇党委', 'K01'), ('z-2', '示例·甲河党总支', 'K02'), ('z-3', '示例·乙河党支部', 'K03'), ('z-4', '示例·丙河党支部', 'K04');
CREATE TABLE t_zz_gx (gxid varchar(36) PRIMARY KEY, zzbm varchar(12), sjzzbm varchar(12));
INSERT INTO t_zz_gx VALUES ('g-1', 'K02', 'K01'), ('g-2', 'K03', 'K02'), ('g-3', 'K04', 'K02');
